namespace GenFlow.Models;

/// <summary>Answers that are kept, the one that was used last first, and those that are asked for at the moment.</summary>
internal sealed class AnswerCache(CachingOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<RequestKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private readonly Dictionary<RequestKey, SharedAnswer> _running = [];
    private long _bytes;

    /// <summary>A reader of the request's answer: of the one that is kept, or of the one call for it.</summary>
    public AnswerReader Enter(RequestKey key, Func<CancellationToken, IAsyncEnumerable<object>> ask)
    {
        lock (_lock)
        {
            if (Find(key) is { } kept)
            {
                return new AnswerReader(kept);
            }

            bool isFirst = !_running.TryGetValue(key, out SharedAnswer? shared);
            if (shared is null)
            {
                _running.Add(key, shared = new SharedAnswer(key, ask, End));
            }

            var reader = new AnswerReader(this, shared, isFirst);
            shared.Readers.Add(reader);
            shared.Payer ??= reader;
            return reader;
        }
    }

    /// <summary>A reader reads no more; the last one closes the call.</summary>
    public ValueTask LeaveAsync(SharedAnswer shared, AnswerReader reader)
    {
        lock (_lock)
        {
            if (!shared.Readers.Remove(reader))
            {
                return ValueTask.CompletedTask;
            }

            if (shared.Readers.Count > 0)
            {
                if (shared.Payer == reader && !reader.HasEnded)
                {
                    shared.Paid = Math.Max(shared.Paid, reader.Position);
                    shared.Payer = shared.Readers[0];
                }

                return ValueTask.CompletedTask;
            }

            Remove(shared);
        }

        return shared.DisposeAsync();
    }

    private void End(SharedAnswer shared)
    {
        lock (_lock)
        {
            Remove(shared);
            long bytes = shared.Facts.Bytes + shared.Key.Length;
            if (bytes > Math.Min(options.MaxEntryBytes, options.MaxBytes) || !shared.Facts.MayBeKept(options) || shared.Complete is not { } items)
            {
                return;
            }

            if (_entries.TryGetValue(shared.Key, out LinkedListNode<Entry>? before))
            {
                Forget(before);
            }

            _entries[shared.Key] = _byUse.AddFirst(new Entry(shared.Key, AnswerFacts.Kept(items), bytes, options.TimeProvider.GetTimestamp()));
            _bytes += bytes;
            while (_byUse.Count > options.MaxEntries || _bytes > options.MaxBytes)
            {
                Forget(_byUse.Last!);
            }
        }
    }

    // Another call of the same request may run by now.
    private void Remove(SharedAnswer shared)
    {
        if (_running.TryGetValue(shared.Key, out SharedAnswer? running) && running == shared)
        {
            _running.Remove(shared.Key);
        }
    }

    private object[]? Find(RequestKey key)
    {
        if (!_entries.TryGetValue(key, out LinkedListNode<Entry>? node))
        {
            return null;
        }

        if (options.TimeToLive != Timeout.InfiniteTimeSpan && options.TimeProvider.GetElapsedTime(node.Value.Since) >= options.TimeToLive)
        {
            Forget(node);
            return null;
        }

        _byUse.Remove(node);
        _byUse.AddFirst(node);
        return node.Value.Items;
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        _bytes -= node.Value.Bytes;
    }

    private sealed record Entry(RequestKey Key, object[] Items, long Bytes, long Since);
}
