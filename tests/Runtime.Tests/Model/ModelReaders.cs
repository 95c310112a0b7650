namespace GenFlow.Tests.Model;

/// <summary>Those who watch a run: one answers its requests, the others are slow, late or leave early.</summary>
internal sealed class ModelReaders(WorkflowHandler handler, ModelPlan plan, ModelWorld world)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task<(long From, int Most, List<StreamItem> Items)>> _others = [];
    private Task<List<StreamItem>>? _first;

    /// <summary>Ends when as many items were seen as the plan wants before the end.</summary>
    public Task Reached => _reached.Task;

    public void Start(Random random)
    {
        _first = AnswerAsync(random.Next(4) == 0);
        for (int i = random.Next(3); i > 0; i--)
        {
            _others.Add(ReadAsync(random.Next(3) == 0 ? random.Next(2, 20) : 1, random.Next(3) == 0 ? random.Next(10) : int.MaxValue, random.Next(3) == 0));
        }
    }

    /// <summary>Waits for all, and compares what they have seen.</summary>
    /// <returns>All items.</returns>
    public async Task<List<StreamItem>> CompareAsync()
    {
        List<StreamItem> all = await _first!;
        _others.Add(ReadAsync(from: 1, int.MaxValue, isSlow: false));
        foreach (Task<(long From, int Most, List<StreamItem> Items)> other in _others)
        {
            (long from, int most, List<StreamItem> items) = await other;
            if (!items.SequenceEqual(all.Skip((int)from - 1).Take(most)))
            {
                world.Report($"the reader of {most} items from {from} saw others than the first one: {items.Count} items");
            }
        }

        return all;
    }

    private async Task<(long From, int Most, List<StreamItem> Items)> ReadAsync(long from, int most, bool isSlow)
    {
        var items = new List<StreamItem>();
        if (most > 0 && Open(from) is { } stream)
        {
            await foreach (StreamItem item in stream)
            {
                items.Add(item);
                if (items.Count == most)
                {
                    break;
                }

                if (isSlow)
                {
                    await Task.Yield();
                }
            }
        }

        return (from, most, items);
    }

    // A reader that comes after the end, and asks for what is beyond it, is refused.
    private IAsyncEnumerable<StreamItem>? Open(long from)
    {
        try
        {
            return handler.StreamItems(from);
        }
        catch (ArgumentOutOfRangeException) when (from > handler.LastSequence + 1)
        {
            return null;
        }
    }

    private async Task<List<StreamItem>> AnswerAsync(bool badly)
    {
        var items = new List<StreamItem>();
        await foreach (StreamItem item in handler.StreamItems())
        {
            items.Add(item);
            if (items.Count >= plan.After)
            {
                _reached.TrySetResult();
            }

            if (item.Event is InputRequest request)
            {
                await AnswerAsync(request, badly);
            }
        }

        _reached.TrySetResult();
        return items;
    }

    private async Task AnswerAsync(InputRequest request, bool badly)
    {
        try
        {
            if (badly)
            {
                await RefusedAsync(request.Id, "not an answer");
                await RefusedAsync("nobody", 1L);
            }

            await handler.RespondAsync(request.Id, request is AskValue value ? value.Answer : ((AskMessage)request).Wanted);
        }
        catch (InputResponseException refused)
        {
            if (plan.Ending is Ending.Calm)
            {
                world.Report($"an answer was refused: {refused.Message}");
            }

            return;
        }

        if (badly)
        {
            await RefusedAsync(request.Id, 1L);
        }
    }

    private async Task RefusedAsync(string id, object answer)
    {
        try
        {
            await handler.RespondAsync(id, answer);
            world.Report($"'{answer}' was taken for an answer of {id}");
        }
        catch (InputResponseException)
        {
        }
    }
}
