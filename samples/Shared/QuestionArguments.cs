using Shared.Clients;

namespace Shared;

/// <summary>The arguments of a program that asks about files.</summary>
/// <param name="Root">The directory of the files; by default the repository it was built in.</param>
/// <param name="Color">Whether to draw for a terminal; null to see whether the output is one.</param>
/// <param name="Model">Which model answers.</param>
/// <param name="Question">The question; null for none.</param>
public sealed record QuestionArguments(string Root, bool? Color, ModelArguments Model, string? Question)
{
    public static bool AsksForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>Reads the arguments; null where one is unknown.</summary>
    public static QuestionArguments? Parse(string[] args)
    {
        var parsed = new QuestionArguments(RepositoryRoot.Find(), null, new ModelArguments(), null);
        for (int index = 0; index < args.Length; index++)
        {
            string? value = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--root" when value is { Length: > 0 }:
                    parsed = parsed with { Root = value };
                    index++;
                    break;
                case "--color" when value is "auto" or "always" or "never":
                    parsed = parsed with { Color = value == "auto" ? null : value == "always" };
                    index++;
                    break;
                case var name when parsed.Model.With(name, value) is { } model:
                    parsed = parsed with { Model = model };
                    index++;
                    break;
                case { Length: > 0 } question when question[0] != '-' && parsed.Question is null && !string.IsNullOrWhiteSpace(question):
                    parsed = parsed with { Question = question };
                    break;
                default:
                    return null;
            }
        }

        return parsed;
    }
}
