namespace GenFlow.OpenAI;

/// <summary>OpenAI's own hosts: its key in the environment is for them.</summary>
internal static class OpenAIHost
{
    public static readonly Uri Default = new("https://api.openai.com/v1");

    /// <summary>Whether an address is OpenAI's, in whatever region.</summary>
    public static bool IsOwn(Uri url) => url.IsAbsoluteUri && (url.Host == Default.Host || url.Host.EndsWith("." + Default.Host, StringComparison.Ordinal));
}
