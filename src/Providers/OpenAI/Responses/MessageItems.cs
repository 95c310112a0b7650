using System.Text.Json;

namespace GenFlow.OpenAI.Responses;

/// <summary>What a complete message says beyond its text.</summary>
internal static class MessageItems
{
    /// <summary>Whether it has what text alone would lose: a refusal, citations, or members that GenFlow does not know.</summary>
    public static bool IsMoreThanText(JsonElement message) =>
        message.EnumerateObject().Any(static member => !IsNothing(member.Value) && !IsKnown(member))
        || message.List("content"u8).Any(static part => part.ValueKind != JsonValueKind.Object || part.EnumerateObject().Any(static member => !IsNothing(member.Value) && !IsKnownInText(member)));

    /// <summary>Whether it has all that was told of it.</summary>
    public static bool HasAll(JsonElement message, List<ItemPart> parts)
    {
        int count = message.List("content"u8).Count();
        return parts.TrueForAll(part => part.Block < 0 || (part.Key < count && part.Text.Length == TextOf(message, part.Key).Length));
    }

    /// <summary>The text of a part.</summary>
    public static string TextOf(JsonElement message, int part)
    {
        JsonElement content = message.List("content"u8).ElementAtOrDefault(part);
        return content.Text("refusal"u8) ?? content.Text("text"u8) ?? "";
    }

    private static bool IsKnown(JsonProperty member) =>
        member.NameEquals("id"u8) || member.NameEquals("type"u8) || member.NameEquals("status"u8) || member.NameEquals("role"u8) || member.NameEquals("content"u8);

    private static bool IsKnownInText(JsonProperty member) =>
        member.NameEquals("type"u8) ? member.Value.ValueEquals("output_text"u8) : member.NameEquals("text"u8) || member.NameEquals("logprobs"u8);

    private static bool IsNothing(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
}
