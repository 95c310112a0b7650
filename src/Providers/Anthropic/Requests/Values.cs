using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Requests;

/// <summary>Values of the user's as JSON, with what Microsoft.Extensions.AI can write.</summary>
internal static class Values
{
    public static Dictionary<string, JsonElement> Of(IEnumerable<KeyValuePair<string, object?>> values, string where)
    {
        var elements = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach ((string name, object? value) in values)
        {
            elements[name] = Of(value, $"{where}['{name}']");
        }

        return elements;
    }

    public static JsonElement Of(object? value, string where)
    {
        try
        {
            return value is JsonElement element ? element
                : JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value?.GetType() ?? typeof(object)));
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new ModelRequestException($"{where} is a {value!.GetType().Name}, which cannot be written as JSON here. Give a JsonElement.", problem);
        }
    }
}
