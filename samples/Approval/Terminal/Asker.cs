using GenFlow;

namespace Releases.Terminal;

/// <summary>Puts the run's question to whoever sits at the terminal, beside everything else that is printed.</summary>
internal sealed class Asker(WorkflowHandler handler) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Whether the input ended before there was an answer.</summary>
    public bool IsNobodyThere { get; private set; }

    /// <summary>Asks until there is an answer, the question has closed, or nobody is there to answer: then the run is
    /// cancelled.</summary>
    public async Task AskAsync(Approve request)
    {
        try
        {
            Approval? approval = null;
            while (approval is null)
            {
                Console.WriteLine($"? Publish {request.What} ({Text.Count(request.Files, "file")})? Answer yes or no.");
                if (await ReadLineAsync() is not { } line)
                {
                    IsNobodyThere = true;
                    handler.Cancel();
                    return;
                }

                approval = Parse(line);
            }

            await handler.RespondAsync(request, approval);
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // Nobody needs the answer any more.
        }
        catch (InputResponseException)
        {
            Console.WriteLine("That came too late.");
        }
    }

    /// <summary>The question has closed.</summary>
    public void Close() => _closed.Cancel();

    public void Dispose() => _closed.Dispose();

    private static Approval? Parse(string line) => line.Trim().ToUpperInvariant() switch
    {
        "Y" or "YES" => new Approval(true),
        "N" or "NO" => new Approval(false),
        _ => null,
    };

    // Reading from a terminal blocks its thread and looks at no token: it gets a thread of its own, which is left behind.
    private Task<string?> ReadLineAsync() => Task.Factory
        .StartNew(Console.In.ReadLine, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
        .WaitAsync(_closed.Token);
}
