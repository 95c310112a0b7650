using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>JSON as C# literals.</summary>
internal static class JsonText
{
    /// <summary>JSON that is known when the code is generated, as a literal of its bytes.</summary>
    public static string Utf8(string json) => CSharpText.Literal(json) + "u8";

    public static string OrNull(string? text) => text is null ? "null" : CSharpText.Literal(text);
}
