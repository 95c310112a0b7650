using GenFlow.Tests;

namespace GenFlow.LlamaCpp.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfLlamaCpp_IsTheBaseline() => PublicSurface.ShouldBe(typeof(LlamaCppOptions).Assembly, "PublicApi.txt");
}
