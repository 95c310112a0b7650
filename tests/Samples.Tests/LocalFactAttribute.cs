namespace GenFlow.Samples.Tests;

/// <summary>A fact about models of llama.cpp. Skipped where the build could not fetch its libraries, which test.sh counts as a failure
/// where everything must run.</summary>
internal sealed class LocalFactAttribute : FactAttribute
{
    public LocalFactAttribute()
    {
        string runtimes = Path.Combine(AppContext.BaseDirectory, "runtimes");
        if (!Directory.Exists(runtimes) || !Directory.EnumerateFiles(runtimes, "*ggml-base*", SearchOption.AllDirectories).Any())
        {
            Skip = "The libraries of llama.cpp are not beside the tests: install npm, and build again.";
        }
    }
}
