using GenFlow.Agents.Testing;
using GenFlow.Tests;

namespace GenFlow.Agents.Tests.Scripting;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfAgentsTesting_IsTheBaseline() => PublicSurface.ShouldBe(typeof(Reply).Assembly, "PublicApi.txt");
}
