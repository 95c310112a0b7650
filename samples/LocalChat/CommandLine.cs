using System.Globalization;
using Shared;

namespace LocalChat;

/// <summary>The arguments of the program.</summary>
/// <param name="Root">The directory of the files; by default the repository it was built in.</param>
internal sealed record CommandLine(string Root)
{
    /// <summary>The model's file; null for the script.</summary>
    public string? Model { get; init; }

    /// <summary>Null for all cores.</summary>
    public int? Threads { get; init; }

    /// <summary>The most tokens of a conversation; null for the usual number.</summary>
    public int? Context { get; init; }

    /// <summary>The name of a template; null for the model's own.</summary>
    public string? Template { get; init; }

    /// <summary>The directory of llama.cpp's libraries; null for those beside the program.</summary>
    public string? Natives { get; init; }

    /// <summary>Whether to draw for a terminal; null to see whether the output is one.</summary>
    public bool? Color { get; init; }

    /// <summary>The question; null for none.</summary>
    public string? Question { get; init; }

    /// <summary>Reads the arguments; null where one is unknown.</summary>
    public static CommandLine? Parse(string[] args)
    {
        CommandLine? parsed = new(RepositoryRoot.Find());
        for (int index = 0; index < args.Length && parsed is not null; index++)
        {
            if (args[index].StartsWith('-'))
            {
                string name = args[index++];
                parsed = index < args.Length ? parsed.With(name, args[index]) : null;
            }
            else
            {
                parsed = parsed.Question is null && !string.IsNullOrWhiteSpace(args[index]) ? parsed with { Question = args[index] } : null;
            }
        }

        return parsed;
    }

    private CommandLine? With(string name, string value) => name switch
    {
        "--color" when value is "auto" or "always" or "never" => this with { Color = value == "auto" ? null : value == "always" },
        "--threads" when NumberOf(value, 1, 1024) is { } threads => this with { Threads = threads },
        "--context" when NumberOf(value, 512, 1_048_576) is { } tokens => this with { Context = tokens },
        "--model" when value.Length > 0 => this with { Model = value },
        "--template" when value.Length > 0 => this with { Template = value },
        "--natives" when value.Length > 0 => this with { Natives = value },
        "--root" when value.Length > 0 => this with { Root = value },
        _ => null,
    };

    private static int? NumberOf(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number : null;
}
