using GenFlow.Mcp;
using GenFlow.Tests;

namespace GenFlow.Ecosystem.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfMcp_IsTheBaseline() => PublicSurface.ShouldBe(typeof(McpActions).Assembly, "PublicApi.Mcp.txt");
}
