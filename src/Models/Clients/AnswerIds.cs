using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Keeps answers that may follow each other in one stream apart: readers put together what has the same message's id, or none.</summary>
internal sealed class AnswerIds
{
    private const int Most = 1_000;
    private readonly string _prefix = Guid.CreateVersion7().ToString("N");
    private readonly HashSet<string> _current = new(StringComparer.Ordinal);
    private readonly HashSet<string> _before = new(StringComparer.Ordinal);
    private int _answer;
    private string? _last;
    private string? _made;
    private string? _late;

    /// <summary>The update under an id of its answer's own.</summary>
    public ChatResponseUpdate Name(ChatResponseUpdate update)
    {
        string? message = MessageOf(Own(update.MessageId));
        string? response = Own(update.ResponseId);
        if (message == update.MessageId && response == update.ResponseId)
        {
            return update;
        }

        update = update.Clone();
        update.MessageId = message;
        update.ResponseId = response;
        return update;
    }

    /// <summary>Ends the answer; what tells of it belongs to it.</summary>
    public ChatResponseUpdate End(ChatResponseUpdate update)
    {
        update.MessageId = _last ?? $"{_prefix}-{_answer}";
        _before.UnionWith(_current);
        _current.Clear();
        _last = _made = _late = null;
        _answer++;
        return update;
    }

    // What has no id goes on with the message before it; behind another answer it would go on with that.
    private string? MessageOf(string? own)
    {
        if (own is null)
        {
            return _answer == 0 ? null : _last ??= _made = $"{_prefix}-{_answer}";
        }

        // The message has been begun without its id.
        _late ??= _made is not null && _last == _made ? own : null;
        return _last = own == _late ? _made : own;
    }

    private string? Own(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return null;
        }

        if (_current.Count < Most)
        {
            _current.Add(id);
        }

        return _before.Contains(id) ? $"{id}-{_answer}" : id;
    }
}
