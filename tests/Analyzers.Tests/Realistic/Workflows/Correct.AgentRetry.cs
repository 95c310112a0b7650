// reports:
public interface IChat { Task<string> AskAsync(string prompt, CancellationToken ct = default); IAsyncEnumerable<string> StreamAsync(string prompt, CancellationToken ct = default); }
[Event] public partial record Question(string Text);
[Event] public partial record Answered(string Text, int Tries);
[StreamEvent] public partial record Token(string Text);
[StreamEvent] public partial record Retrying(int Attempt, string Why);
[Workflow]
public sealed partial class SupportAgent(IChat chat, TimeProvider clock)
{
    private const int Most = 3;
    [Step]
    public Question Begin(StartEvent<string> start) => new(start.Input.Trim());
    [Step(Retries = 2, Timeout = 30000)]
    [Publishes<Token>]
    [Publishes<Retrying>]
    public async Task<AnyOf<Answered, Question>> Ask(Context ctx, Question question, CancellationToken ct)
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < Most; i++)
        {
            try
            {
                await foreach (string token in chat.StreamAsync(question.Text, ct).ConfigureAwait(false))
                {
                    ctx.WriteEventToStream(new Token(token));
                    text.Append(token);
                }
                break;
            }
            catch (HttpRequestException ex) when (i < Most - 1)
            {
                ctx.WriteEventToStream(new Retrying(i, ex.Message));
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, i)), clock, ct).ConfigureAwait(false);
            }
        }
        if (text.Length == 0)
        {
            return new Question(question.Text + "?");
        }
        return new Answered(text.ToString(), 1);
    }
    [Step]
    public StopEvent<string> End(Answered answered) => new(answered.Text);
}
