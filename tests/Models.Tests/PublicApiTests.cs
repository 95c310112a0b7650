using GenFlow.Tests;

namespace GenFlow.Models.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfModels_IsTheBaseline() => PublicSurface.ShouldBe(typeof(ModelDelta).Assembly, "PublicApi.txt");
}
