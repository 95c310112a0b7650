namespace GenFlow.Stream;

/// <summary>Who wrote an item that was not the first attempt of a step of the root run.</summary>
internal sealed class StreamOrigin(string path, string? step, int attempt)
{
    public string Path { get; } = path;

    public string? Step { get; } = step;

    public int Attempt { get; } = attempt;
}
