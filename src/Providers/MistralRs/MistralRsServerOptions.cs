namespace GenFlow.MistralRs;

/// <summary>How a server is started. Settings out of range are refused where they are made.</summary>
public sealed class MistralRsServerOptions
{
    private readonly int? _port;
    private readonly TimeSpan _startTimeout = TimeSpan.FromMinutes(10);
    private readonly TimeSpan _stopTimeout = TimeSpan.FromSeconds(10);
    private readonly int _maxRestarts = 3;
    private readonly TimeSpan _restartWindow = TimeSpan.FromMinutes(10);
    private readonly int _keptLines = 50;

    /// <summary>The executable: a path, or a name on the path; null for <c>mistralrs</c>, and for <c>mistralrs-server</c>, the one
    /// before it, where there is only that.</summary>
    public string? Executable { get; init; }

    /// <summary>The port on this machine's loopback interface; 0 for a free one, null for the one of
    /// <see cref="Models.Http.HttpModelOptions.BaseUrl"/>, which is 1234 by default.</summary>
    public int? Port
    {
        get => _port;
        init => _port = value is null or (>= 0 and <= ushort.MaxValue) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A port is from 0 to 65,535.");
    }

    /// <summary>How the weights are quantized while they are loaded (mistral.rs's <c>--isq</c>), such as <c>4</c> or <c>q4k</c>; null
    /// for as they are.</summary>
    public string? Quantization { get; init; }

    /// <summary>Further arguments, each as it is: blanks need no quotes. They stand behind the others, for <c>mistralrs-server</c>
    /// before the name of the kind of model. Never logged.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>All arguments, in place of those that are made otherwise; gets the port to listen at. For another way to load a
    /// model, or another version's command line.</summary>
    public Func<int, IReadOnlyList<string>>? CommandLine { get; init; }

    /// <summary>Environment variables besides this process's own; null removes one. Never logged; values of those whose names speak
    /// of keys, tokens, secrets or passwords are taken out of what the server prints.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The directory that it runs in; null for this process's own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>How long it may take until it answers, models downloaded and loaded; ten minutes by default.</summary>
    public TimeSpan StartTimeout
    {
        get => _startTimeout;
        init => _startTimeout = CheckTime(value);
    }

    /// <summary>How long it may take to end when it is asked to, before it is killed with all that it has started; ten seconds by default.</summary>
    public TimeSpan StopTimeout
    {
        get => _stopTimeout;
        init => _stopTimeout = CheckTime(value);
    }

    /// <summary>How often within <see cref="RestartWindow"/> a server that has died or has not come up is started again, by the next
    /// request; 3 by default, 0 for never. Beyond that requests fail at once.</summary>
    public int MaxRestarts
    {
        get => _maxRestarts;
        init => _maxRestarts = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of restarts is at least 0.");
    }

    /// <summary>The time in which restarts are counted; ten minutes by default.</summary>
    public TimeSpan RestartWindow
    {
        get => _restartWindow;
        init => _restartWindow = CheckTime(value);
    }

    /// <summary>How many of the lines that it prints are kept for errors; 50 by default. Each keeps at most 1,000 characters.</summary>
    public int KeptLines
    {
        get => _keptLines;
        init => _keptLines = value is >= 0 and <= 10_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "From 0 to 10,000 lines are kept.");
    }

    /// <summary>Gets each line that it prints, as it comes: what it downloads and loads.</summary>
    public IProgress<string>? Progress { get; init; }

    private static TimeSpan CheckTime(TimeSpan value) =>
        value > TimeSpan.Zero && value <= TimeSpan.FromDays(24) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A time is longer than 0 and at most 24 days.");
}
