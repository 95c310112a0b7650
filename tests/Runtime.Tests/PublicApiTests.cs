namespace GenFlow.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfGenFlow_IsTheBaseline() => PublicSurface.ShouldBe(typeof(Event).Assembly, "PublicApi.txt");
}
