using GenFlow;

namespace Concepts;

#region shapes
[Event]
public partial record Cleaned(string Text);

[Event]
public partial record Words(IReadOnlyList<string> Items);

[Workflow]
public partial class CountWords
{
    [Step]
    public Cleaned Clean(StartEvent<string> text) => new(text.Input.Trim().ToLowerInvariant());

    [Step]
    public async Task<Words> Split(Cleaned cleaned, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return new Words(cleaned.Text.Split(' '));
    }

    [Step]
    public StopEvent<int> Count(Context ctx, Words words) => new(words.Items.Count);
}
#endregion

internal static class Shapes
{
    public static async Task ShowAsync()
    {
        #region execute
        int words = await new CountWords().ExecuteAsync("  hello world foo ");
        #endregion
        Console.WriteLine($"words: {words}");
    }
}
