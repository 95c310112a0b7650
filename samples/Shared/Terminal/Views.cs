using Spectre.Console;

namespace Shared.Terminal;

/// <summary>Chooses how to show things.</summary>
public static class Views
{
    public static IView Create(bool? color, LineReader input)
    {
        bool isRich = color ?? (!Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
        return isRich ? new RichView(AnsiConsole.Create(Settings(color)), input) : new PlainView(Console.Out, input);
    }

    /// <summary>How fast a model without a network writes: at once, but where somebody reads along.</summary>
    public static TimeSpan PaceFor(IView view) => view is RichView ? TimeSpan.FromMilliseconds(20) : TimeSpan.Zero;

    private static AnsiConsoleSettings Settings(bool? color) => color == true
        ? new() { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(Console.Out) }
        : new() { Out = new AnsiConsoleOutput(Console.Out) };
}
