using GenFlow.LlamaCpp;

namespace LocalConcepts;

/// <summary>Models that are written when they are wanted, and removed at the end.</summary>
internal sealed class ModelFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genflow-local-");
    private int _count;

    /// <summary>A model that says what it is told to.</summary>
    public string Write(params string[] answers) => Write(answers, []);

    /// <summary>A model that says what it is told to, to the user and after results of tools.</summary>
    public string Write(string[] answers, string[] answersAfterTools)
    {
        string path = NewPath();
        #region script
        new ScriptedModel { Answers = answers, AnswersAfterTools = answersAfterTools }.Write(path);
        #endregion
        return path;
    }

    /// <summary>A model that goes on for ever.</summary>
    public string WriteRandom()
    {
        string path = NewPath();
        RandomModel.Write(path);
        return path;
    }

    public string NewPath() => Path.Combine(_folder.FullName, $"{++_count}.gguf");

    /// <summary>One that needs one core, as these tiny models do.</summary>
    public static LlamaCppProvider Open(string path) => new(new LlamaCppOptions { ModelPath = path, Threads = 1 });

    public void Dispose() => _folder.Delete(recursive: true);
}
