using System.Numerics;
using GenFlow.LlamaCpp.Native;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>Chooses the tokens of one answer. Used by one thread at a time.</summary>
/// <remarks>llama.cpp aborts the process where a grammar is given a token that it forbids, or a chain chooses none: what is chosen
/// under a grammar is checked here before it is accepted.</remarks>
internal sealed unsafe class TokenSampler : IDisposable
{
    // The window of repetitions: llama.cpp's own default.
    private const int PenalizedTokens = 64;

    private readonly LoadedModel _model;
    private readonly SamplerHandle _chain;
    private TokenData[]? _candidates;
    private SamplerHandle? _grammar;

    public TokenSampler(LoadedModel model, SamplingSettings settings)
    {
        _model = model;
        _chain = new SamplerHandle(model.Handle, LlamaApi.CreateChain(LlamaApi.ChainDefaults() with { NoPerformance = 1 }));
        if (settings.RepeatPenalty != 1 || settings.FrequencyPenalty != 0 || settings.PresencePenalty != 0)
        {
            Add(LlamaApi.CreatePenalties(
                model.Vocabulary.Size, PenalizedTokens, settings.RepeatPenalty, settings.FrequencyPenalty, settings.PresencePenalty));
        }

        if (settings.Temperature <= 0)
        {
            Add(LlamaApi.CreateGreedy());
            return;
        }

        if (settings.TopK > 0)
        {
            Add(LlamaApi.CreateTopK(settings.TopK));
        }

        if (settings.TopP < 1)
        {
            Add(LlamaApi.CreateTopP(settings.TopP, 1));
        }

        if (settings.MinP > 0)
        {
            Add(LlamaApi.CreateMinP(settings.MinP, 1));
        }

        Add(LlamaApi.CreateTemperature(settings.Temperature));
        Add(LlamaApi.CreateDistribution(settings.Seed));
    }

    /// <summary>Whether a grammar is obeyed now.</summary>
    public bool HasGrammar => _grammar is not null;

    /// <summary>Obeys a grammar from here on.</summary>
    /// <param name="grammar">It, in GBNF.</param>
    /// <exception cref="ModelRequestException">llama.cpp cannot read it.</exception>
    public void BeginGrammar(string grammar)
    {
        EndGrammar();
        LlamaLog.Begin(null);
        var handle = new SamplerHandle(_model.Handle, LlamaApi.CreateGrammar(_model.Vocabulary.Pointer, grammar, "root"));
        if (handle.IsInvalid)
        {
            handle.Dispose();
            throw new ModelRequestException(
                $"llama.cpp cannot read the grammar: {(LlamaLog.Errors is { Length: > 0 } errors ? errors : "it does not say why")}. Check it against llama.cpp's description of GBNF; its root must be named 'root'.");
        }

        _grammar = handle;
    }

    /// <summary>Obeys no grammar from here on.</summary>
    public void EndGrammar()
    {
        _grammar?.Dispose();
        _grammar = null;
    }

    /// <summary>Chooses a token and remembers it.</summary>
    /// <param name="context">The context that has computed its likelihoods.</param>
    /// <param name="output">Where they are: an index of the batch that was to have an output.</param>
    /// <exception cref="InferenceException">There is none to choose.</exception>
    public int Next(nint context, int output)
    {
        float* logits = LlamaApi.Logits(context, output);
        if (logits is null)
        {
            throw new InferenceException("llama.cpp has computed no likelihoods for a token that was to be chosen. This is a defect of GenFlow.LlamaCpp; please report it.");
        }

        if (!AreNumbers(new ReadOnlySpan<float>(logits, _model.Vocabulary.Size)))
        {
            throw new InferenceException("No token can be chosen: the model's likelihoods are no numbers. Its file may be damaged.");
        }

        if (_grammar is null)
        {
            return LlamaApi.Sample(_chain.Pointer, context, output);
        }

        // A grammar is slow on a whole vocabulary: first it is only asked for the token that would be chosen anyway.
        int token = Choose(logits, obey: false);
        if (!Allows(token))
        {
            token = Choose(logits, obey: true);
            if (!Allows(token))
            {
                throw new InferenceException(
                    "The grammar allows no token of the model's vocabulary here. Give the grammar a way on that the model can write: check its character classes and its end.");
            }
        }

        LlamaApi.Accept(_chain.Pointer, token);
        LlamaApi.Accept(_grammar.Pointer, token);
        return token;
    }

    public void Dispose()
    {
        EndGrammar();
        _chain.Dispose();
    }

    private void Add(nint sampler) => LlamaApi.AddToChain(_chain.Pointer, sampler);

    private int Choose(float* logits, bool obey)
    {
        _candidates ??= new TokenData[_model.Vocabulary.Size];
        for (int token = 0; token < _candidates.Length; token++)
        {
            _candidates[token] = new TokenData { Token = token, Logit = logits[token] };
        }

        fixed (TokenData* data = _candidates)
        {
            var candidates = new TokenDataArray { Data = data, Size = (nuint)_candidates.Length, Selected = -1 };
            if (obey)
            {
                LlamaApi.Apply(_grammar!.Pointer, &candidates);
            }

            LlamaApi.Apply(_chain.Pointer, &candidates);
            return candidates.Selected >= 0 && candidates.Selected < (long)candidates.Size ? candidates.Data[candidates.Selected].Token
                : throw new InferenceException("llama.cpp has chosen no token. This is a defect of GenFlow.LlamaCpp; please report it.");
        }
    }

    // llama.cpp sorts and sums them, and would go on with nonsense: a token may have no chance, but none has an endless one.
    private static bool AreNumbers(ReadOnlySpan<float> logits)
    {
        var most = new Vector<float>(float.NegativeInfinity);
        var endless = new Vector<float>(float.PositiveInfinity);
        float highest = float.NegativeInfinity;
        int at = 0;
        for (; at <= logits.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            var some = new Vector<float>(logits[at..]);
            if (!Vector.LessThanAll(some, endless))
            {
                return false;
            }

            most = Vector.Max(most, some);
        }

        for (; at < logits.Length; at++)
        {
            if (!(logits[at] < float.PositiveInfinity))
            {
                return false;
            }

            highest = Math.Max(highest, logits[at]);
        }

        return float.IsFinite(highest) || Vector.GreaterThanAny(most, new Vector<float>(float.NegativeInfinity));
    }

    private bool Allows(int token)
    {
        var one = new TokenData { Token = token, Logit = 1 };
        var candidates = new TokenDataArray { Data = &one, Size = 1, Selected = -1 };
        LlamaApi.Apply(_grammar!.Pointer, &candidates);
        return !float.IsNegativeInfinity(one.Logit);
    }
}
