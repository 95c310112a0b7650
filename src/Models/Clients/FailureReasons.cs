using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>What failures of clients say of themselves.</summary>
internal static class FailureReasons
{
    // More than a reader of events wants to see.
    private const int MostCharacters = 500;

    /// <summary>The failure in a sentence. Messages of unknown exceptions may say anything, keys among it: their type must do.</summary>
    public static string Of(Exception error)
    {
        string said = IsKnown(error) ? error.Message : $"it threw a {error.GetType().FullName}";
        said = said.Length <= MostCharacters ? said : said[..(char.IsHighSurrogate(said[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)] + "…";
        return said.EndsWith('.') ? said : said + ".";
    }

    // What SDKs derive from the framework's says as much as any other.
    private static bool IsKnown(Exception error) => error is ModelException
        || error.GetType() == typeof(HttpRequestException) || error.GetType() == typeof(HttpIOException) || error.GetType() == typeof(TimeoutException)
        || error.GetType() == typeof(OperationCanceledException) || error.GetType() == typeof(TaskCanceledException);

    /// <summary>Whether the same call of the same client may succeed later.</summary>
    public static bool IsTransient(Exception error) => error is ModelException known ? known.IsTransient : FallbackOptions.IsTemporary(error);

    /// <summary>The failure that a client tells in a content; null for refusals, which are answers, and for switches of clients inside.</summary>
    public static ModelException? In(ChatResponseUpdate update)
    {
        foreach (AIContent content in update.Contents)
        {
            if (content is ErrorContent error && In(error) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>The failure that a response tells which says nothing else; null where it answers.</summary>
    public static ModelException? In(ChatResponse response)
    {
        ModelException? failure = null;
        foreach (AIContent content in response.Messages.SelectMany(static message => message.Contents))
        {
            if (content is ErrorContent error && In(error) is { } told)
            {
                failure ??= told;
            }
            else if (AnswerStart.Says(content))
            {
                return null;
            }
        }

        return failure;
    }

    private static ModelException? In(ErrorContent error)
    {
        if (SwitchUpdates.Is(error) || error.ErrorCode?.StartsWith("refusal", StringComparison.OrdinalIgnoreCase) == true)
        {
            return null;
        }

        string details = string.IsNullOrEmpty(error.Details) ? "" : " " + error.Details;
        return new ModelException($"The model's client reported an error: {error.Message}{details}")
        {
            Code = error.ErrorCode,
            IsTransient = Http.ModelErrors.MayPass(error.ErrorCode),
        };
    }
}
