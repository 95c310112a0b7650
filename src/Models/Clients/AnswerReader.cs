namespace GenFlow.Models;

/// <summary>One who reads an answer: one that is kept, or one that is asked for at the moment.</summary>
internal sealed class AnswerReader : IAsyncDisposable
{
    private readonly AnswerCache? _cache;
    private readonly SharedAnswer? _shared;
    private readonly object[] _kept = [];
    private readonly bool _isFirst;

    public AnswerReader(object[] kept) => _kept = kept;

    public AnswerReader(AnswerCache cache, SharedAnswer shared, bool isFirst)
    {
        _cache = cache;
        _shared = shared;
        _isFirst = isFirst;
    }

    /// <summary>How much of it has been read.</summary>
    public int Position { get; set; }

    /// <summary>Whether it has been read to its end.</summary>
    public bool HasEnded { get; set; }

    /// <summary>The next part of the answer, the reader's own; null at its end.</summary>
    public async ValueTask<object?> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        object? item;
        bool isFree = true;
        if (_shared is not null)
        {
            item = await _shared.ReadAsync(this, cancellationToken).ConfigureAwait(false);
            isFree = _shared.Payer != this || Position <= _shared.Paid;
        }
        else
        {
            item = Position < _kept.Length ? _kept[Position++] : null;
        }

        string? mark = Position > 1 || _isFirst ? null : _shared is null ? CachingChatClient.Hit : CachingChatClient.Shared;
        return item is null ? null : AnswerCopies.Of(item, isFree, mark);
    }

    public ValueTask DisposeAsync() => _shared is null ? ValueTask.CompletedTask : _cache!.LeaveAsync(_shared, this);
}
