using GenFlow.Agents.Testing;

namespace GenFlow.Ecosystem.Tests.Support;

/// <summary>Recorded answers.</summary>
internal static class Fixture
{
    public static WireAnswer Anthropic(string name) => WireAnswer.FromFile(PathOf("anthropic", name));

    public static WireAnswer Chat(string name) => WireAnswer.FromFile(PathOf("chat", name));

    public static WireAnswer Responses(string name) => WireAnswer.FromFile(PathOf("responses", name));

    private static string PathOf(string wire, string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", wire, name + ".sse");
}
