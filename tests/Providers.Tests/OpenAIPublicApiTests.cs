using GenFlow.OpenAI;
using GenFlow.Tests;

namespace GenFlow.Providers.Tests;

public sealed class OpenAIPublicApiTests
{
    [Fact]
    public void PublicSurface_OfOpenAI_IsTheBaseline() => PublicSurface.ShouldBe(typeof(OpenAIResponsesChatClient).Assembly, "PublicApi.OpenAI.txt");
}
