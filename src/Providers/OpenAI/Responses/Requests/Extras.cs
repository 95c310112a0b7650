using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>Members that the caller adds by their names on the wire.</summary>
internal static class Extras
{
    /// <exception cref="ModelRequestException">One is written already, or has no JSON form.</exception>
    public static Dictionary<string, JsonElement>? Of(IEnumerable<KeyValuePair<string, object?>>? properties, IReadOnlyCollection<string> written)
    {
        Dictionary<string, JsonElement>? extras = null;
        foreach ((string name, object? value) in properties ?? [])
        {
            if (written.Contains(name))
            {
                throw new ModelRequestException($"AdditionalProperties has '{name}', which the request has already. Take it out, or leave out the setting that it comes from.");
            }

            (extras ??= [])[name] = Of(name, value);
        }

        return extras;
    }

    /// <exception cref="ModelRequestException">It has no JSON form.</exception>
    public static JsonElement Of(string name, object? value)
    {
        try
        {
            return value as JsonElement? ?? JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value?.GetType() ?? typeof(object)));
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new ModelRequestException($"AdditionalProperties['{name}'] is a {value?.GetType().Name}, which has no JSON form here. Give it as a JsonElement.", problem);
        }
    }
}
