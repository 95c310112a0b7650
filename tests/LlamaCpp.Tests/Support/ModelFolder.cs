namespace GenFlow.LlamaCpp.Tests.Support;

/// <summary>Models that are written when a test first wants them, and removed when the tests end.</summary>
public sealed class ModelFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genflow-llama-");
    private readonly Lock _gate = new();

    /// <summary>A random model: it writes nonsense, with real choices.</summary>
    public string Random(ulong seed = 7) => Once($"random-{seed}", path => RandomModel.Write(path, RandomModelOptions.Tiny with { Seed = seed }));

    /// <summary>A model that says what it is told to.</summary>
    public string Scripted(string answer, params string[] afterTools) => Scripted(new ScriptedModel { Answers = [answer], AnswersAfterTools = afterTools });

    /// <summary>A model that says what it is told to.</summary>
    public string Scripted(ScriptedModel model) => Once("scripted-" + Guid.NewGuid().ToString("N"), path => model.Write(path));

    /// <summary>A place for a file of the test's own.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Once(string name, Action<string> write)
    {
        string path = PathOf(name + ".gguf");
        lock (_gate)
        {
            if (!File.Exists(path))
            {
                write(path);
            }
        }

        return path;
    }
}
