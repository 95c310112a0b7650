namespace GenFlow.Anthropic.Requests;

/// <summary>Marks where what the provider keeps ends. The API takes four marks.</summary>
internal static class CacheMarks
{
    public static void Set(RequestBody body, PromptCaching caching)
    {
        if (caching == PromptCaching.Never)
        {
            return;
        }

        var mark = new CacheControl("ephemeral", caching == PromptCaching.Conversational ? "1h" : null);
        if (body.Tools is { Count: > 0 } tools)
        {
            tools[^1].CacheControl = mark;
        }

        if (body.System is { Count: > 0 } system)
        {
            system[^1].CacheControl = mark;
        }

        // The provider looks for what it has kept up to 20 blocks before a mark. The call before has marked its last message,
        // which is the user's before this one's last.
        List<RequestMessage> messages = body.Messages;
        int last = messages.Count - 1;
        Mark(messages[last], mark);
        int before = messages.FindLastIndex(Math.Max(last - 1, 0), static message => message.Role == "user");
        if (before >= 0 && before < last)
        {
            Mark(messages[before], mark);
        }
    }

    // Thoughts take no mark, and what goes back as it came stays as it came.
    private static void Mark(RequestMessage message, CacheControl mark)
    {
        RequestBlock? block = message.Content.FindLast(static content => content.Block is { Type: not "thinking" }).Block;
        if (block is not null)
        {
            block.CacheControl = mark;
        }
    }
}
