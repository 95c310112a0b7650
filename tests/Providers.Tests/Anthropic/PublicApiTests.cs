using GenFlow.Anthropic;
using GenFlow.Tests;

namespace GenFlow.Providers.Tests.Anthropic;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfAnthropic_IsTheBaseline() => PublicSurface.ShouldBe(typeof(AnthropicChatClient).Assembly, "../PublicApi.Anthropic.txt");
}
