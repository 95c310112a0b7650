using GenFlow.LlamaCpp.Text;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>Writes one answer token by token: chooses, turns into text, tells its parts apart, obeys grammars, and knows when it
/// ends. Used by whoever computes the batch.</summary>
internal sealed class AnswerWriter : IDisposable
{
    private readonly LoadedModel _model;
    private readonly TimeProvider _time;
    private readonly PreparedRequest _request;
    private readonly AnswerReader _reader;
    private readonly TokenSampler _sampler;
    private byte[] _bytes = new byte[64];
    private char[] _chars = new char[68];
    private Utf8Carry _carry;
    private int _written;
    private int _thought;
    private int _prompt;
    private int _reused;
    private long _begun;
    private long _firstToken;
    private long _lastToken;

    public AnswerWriter(BatchEngine engine, PreparedRequest request)
    {
        _model = engine.Model;
        _time = engine.Time;
        _request = request;
        _reader = new AnswerReader(request.Format, Output);
        _sampler = new TokenSampler(_model, request.Sampling);
        try
        {
            if (request.AnswerGrammar is { } grammar)
            {
                _sampler.BeginGrammar(grammar);
            }
        }
        catch
        {
            _sampler.Dispose();
            throw;
        }
    }

    /// <summary>What is written and not yet made ready.</summary>
    public AnswerBuffer Output { get; } = new();

    /// <summary>How it ended; null before.</summary>
    public AnswerEnd? End { get; private set; }

    /// <summary>Whether a token was chosen.</summary>
    public bool HasWritten => _firstToken != 0;

    /// <summary>The sequence is its own from here on.</summary>
    /// <param name="reused">The tokens of the prompt that it holds already.</param>
    /// <param name="prompt">The tokens of the prompt, as the sequence has them.</param>
    public void Begin(int reused, int prompt)
    {
        _reused = reused;
        _prompt = prompt;
        _begun = _time.GetTimestamp();
    }

    /// <summary>Writes the next token.</summary>
    /// <param name="context">The context that has computed its likelihoods.</param>
    /// <param name="output">Where they are.</param>
    /// <param name="slot">The sequence, which gets the token unless the answer ends with it.</param>
    /// <exception cref="InferenceException">There is no token to write.</exception>
    public void Write(nint context, int output, Slot slot)
    {
        int token = _sampler.Next(context, output);
        _lastToken = _time.GetTimestamp();
        if (_firstToken == 0)
        {
            _firstToken = _lastToken;
        }

        if (_model.Vocabulary.EndsGeneration(token))
        {
            Finish(StopReason.EndOfTurn, slot);
            return;
        }

        _written++;
        Output.Tokens++;
        AnswerPart before = _reader.Part;
        int calls = _reader.CallCount;
        ReadOnlySpan<char> text = TextOf(token);
        _reader.Append(text);
        if (before == AnswerPart.Thought)
        {
            _thought++;
        }

        if (_reader.IsStopped)
        {
            Finish(StopReason.StopSequence, slot);
            return;
        }

        slot.Add(token);
        slot.AddText(text);
        if (!_request.AllowsManyCalls && _reader.CallCount > 0)
        {
            Finish(StopReason.EndOfTurn, slot);
            return;
        }

        if (_written >= _request.MaxOutputTokens)
        {
            Finish(StopReason.OutputLimit, slot);
        }
        else if (slot.Count >= slot.Capacity)
        {
            Finish(StopReason.ContextLimit, slot);
        }
        else
        {
            FollowCalls(before, calls);
        }
    }

    public void Dispose() => _sampler.Dispose();

    private ReadOnlySpan<char> TextOf(int token)
    {
        int length = _model.Vocabulary.Piece(token, _bytes);
        if (length < 0)
        {
            _bytes = new byte[-length];
            _chars = new char[_bytes.Length + 4];
            length = _model.Vocabulary.Piece(token, _bytes);
        }

        int written = _carry.Append(_bytes.AsSpan(0, length), _chars);
        return _chars.AsSpan(0, written);
    }

    private void Finish(StopReason reason, Slot slot)
    {
        int rest = _carry.Finish(_chars);
        if (rest > 0 && !_reader.IsStopped)
        {
            _reader.Append(_chars.AsSpan(0, rest));
        }

        _reader.Finish();
        if (reason == StopReason.EndOfTurn && _reader.CallCount > 0)
        {
            reason = StopReason.Actions;
        }

        var usage = new Usage(_prompt, _written, _reused, 0, _thought);
        End = new AnswerEnd(reason, usage, new InferenceTimings(
            _time.GetElapsedTime(_request.Started, _firstToken),
            PerSecond(_prompt - _reused, _begun, _firstToken),
            PerSecond(_written - 1, _firstToken, _lastToken)), reason == StopReason.Actions ? slot.Text[_request.Prompt.Length..].ToString() : null);
    }

    private double PerSecond(int tokens, long from, long to)
    {
        double seconds = _time.GetElapsedTime(from, to).TotalSeconds;
        return tokens > 0 && seconds > 0 ? tokens / seconds : 0;
    }

    // The grammar of a call begins behind its open tag and ends with its close tag: what is written otherwise is free.
    private void FollowCalls(AnswerPart before, int calls)
    {
        if (_request.AnswerGrammar is not null)
        {
            return;
        }

        bool isOther = _reader.CallCount > calls;
        if (_sampler.HasGrammar && (_reader.Part != AnswerPart.Call || isOther))
        {
            _sampler.EndGrammar();
        }

        if (_reader.Part == AnswerPart.Call && (before != AnswerPart.Call || isOther)
            && _request.Calls?.GrammarAfter(_reader.RestOfCall) is { } grammar)
        {
            _sampler.BeginGrammar(grammar);
        }
    }
}
