using System.Globalization;
using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

// What a server reports inside of an answer, and what no answer is.
public sealed partial class ChatCompletionsDecoder
{
    // More than any model sends of something, and little enough to hold.
    private const int Most = 10_000;

    private void CheckCount(int count, string what)
    {
        if (count > Most)
        {
            throw _origin.Malformed($"has sent more than {Most} {what} in one answer: it is taken for one that never ends. The server is wrong, or the model turns in circles: ask again, or another model.");
        }
    }

    private void ThrowError(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.Array && error.GetArrayLength() > 0)
        {
            error = error[0];
        }

        if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("error", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object)
        {
            error = inner;
        }

        bool isError = error.ValueKind switch
        {
            JsonValueKind.Object => error.EnumerateObject().MoveNext(),
            JsonValueKind.String => error.GetString() is { Length: > 0 },
            JsonValueKind.True => true,
            _ => false,
        };
        if (!isError)
        {
            return;
        }

        (string? code, string? message) = WireErrors.In(error);
        int? status = StatusOf(error);
        if (status is not null && code is not null && code.All(char.IsAsciiDigit))
        {
            code = null;
        }

        throw _origin.Error(code, message, status);
    }

    // The response had begun with 200: the status of what failed behind it is in the error, as a number or as its text.
    private static int? StatusOf(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("code", out JsonElement code))
        {
            return null;
        }

        int status = 0;
        bool isNumber = code.ValueKind switch
        {
            JsonValueKind.Number => code.TryGetInt32(out status),
            JsonValueKind.String => int.TryParse(code.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out status),
            _ => false,
        };
        return isNumber && status is >= 400 and < 600 ? status : null;
    }
}
