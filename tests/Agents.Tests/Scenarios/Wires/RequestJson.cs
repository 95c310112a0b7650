using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>A part of a request and where it is, with what a provider demands of it.</summary>
internal readonly struct RequestJson(JsonElement json, string path = "$")
{
    public JsonElement Value { get; } = json;

    public bool Is(JsonValueKind kind) => Value.ValueKind == kind;

    public string Type => Text("type");

    [DoesNotReturn]
    public void Refuse(string problem) =>
        throw new Xunit.Sdk.XunitException($"The provider refuses the request at {path}: {problem}\n{Value.GetRawText()}");

    public void Demand([DoesNotReturnIf(false)] bool condition, string problem)
    {
        if (!condition)
        {
            Refuse(problem);
        }
    }

    public RequestJson? Find(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? new(value, $"{path}.{name}") : null;

    public RequestJson Get(string name)
    {
        RequestJson? found = Find(name);
        Demand(found is not null, $"'{name}' is missing.");
        return found.Value;
    }

    /// <summary>A string with something in it.</summary>
    public string Text(string name)
    {
        string text = Get(name).String();
        Demand(text.Length > 0, $"'{name}' is empty.");
        return text;
    }

    public string String()
    {
        Demand(Is(JsonValueKind.String), "this is no string.");
        return Value.GetString()!;
    }

    public List<RequestJson> Items()
    {
        Demand(Is(JsonValueKind.Array), "this is no list.");
        string at = path;
        return [.. Value.EnumerateArray().Select((item, index) => new RequestJson(item, $"{at}[{index}]"))];
    }

    /// <summary>A text that is an object in JSON.</summary>
    public void DemandJsonObject()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(String());
            Demand(document.RootElement.ValueKind == JsonValueKind.Object, "this is no JSON object.");
        }
        catch (JsonException problem)
        {
            Refuse(problem.Message);
        }
    }

    /// <summary>A name as providers allow it.</summary>
    public string Name(string member)
    {
        string name = Text(member);
        Demand(name.Length <= 64 && name.All(static sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-'), $"'{member}' is '{name}', which does not match ^[a-zA-Z0-9_-]{{1,64}}$.");
        return name;
    }
}
