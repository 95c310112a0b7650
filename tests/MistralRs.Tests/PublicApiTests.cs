using GenFlow.Tests;

namespace GenFlow.MistralRs.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfMistralRs_IsTheBaseline() => PublicSurface.ShouldBe(typeof(MistralRsOptions).Assembly, "PublicApi.txt");
}
