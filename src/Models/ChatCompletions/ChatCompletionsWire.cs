namespace GenFlow.Models.ChatCompletions;

/// <summary>What contents remember for whom: what one compatible server adds, another would refuse.</summary>
internal static class ChatCompletionsWire
{
    public static string NameOf(string provider) => "chat:" + provider;
}
