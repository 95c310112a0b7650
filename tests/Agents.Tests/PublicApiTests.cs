using GenFlow.Tests;

namespace GenFlow.Agents.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfAgents_IsTheBaseline() => PublicSurface.ShouldBe(typeof(Agent).Assembly, "PublicApi.txt");
}
