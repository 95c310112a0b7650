namespace GenFlow.LlamaCpp.Gguf;

/// <summary>What the keys of a model say, and what llama.cpp would end the process over: sizes that contradict one another.</summary>
internal sealed class GgufModelKeys
{
    private const string Again = "Convert the model again.";
    private const int MostLayers = 512;
    private const int MostExperts = 1_024;

    private readonly GgufReader _reader;
    private readonly GgufKeys _keys;
    private readonly string _architecture;

    private GgufModelKeys(GgufReader reader, GgufKeys keys)
    {
        _reader = reader;
        _keys = keys;
        _architecture = keys.Find("general.architecture") switch
        {
            { Type: GgufValueType.String, Text: { Length: > 0 } text } => text,
            { } found => throw reader.Fail("general.architecture is no name", Again, found.Offset),
            null => throw reader.Fail("the key general.architecture is missing", "It is no model, or not converted for llama.cpp."),
        };
    }

    public static GgufSummary Check(GgufReader reader, GgufKeys keys) => new GgufModelKeys(reader, keys).Check();

    private GgufSummary Check()
    {
        int tokens = GgufTokenizerKeys.Check(_reader, _keys);
        long context = Required("context_length", 1, int.MaxValue);
        long layers = Required("block_count", 1, MostLayers);
        long dimensions = Required("embedding_length", 1, 1 << 24);
        CheckLayers(layers);
        CheckExperts();
        CheckAttention(dimensions);
        CheckNumbers();
        return new(_architecture, _keys.Find("general.name")?.Text, (int)context, tokens);
    }

    private void CheckLayers(long layers)
    {
        if (Optional("nextn_predict_layers") is { } more && more > layers)
        {
            throw Fail("nextn_predict_layers", $"is {more}, more than the {layers} layers");
        }
    }

    private void CheckExperts()
    {
        long experts = Optional("expert_count") ?? 0;
        long used = Largest("expert_used_count") ?? 0;
        long groups = Optional("expert_group_count") ?? 0;
        long groupsUsed = Optional("expert_group_used_count") ?? 0;

        // These llama.cpp corrects by itself.
        bool isCorrected = experts <= 1 && _architecture.StartsWith("hunyuan", StringComparison.Ordinal);
        if (experts < 0 || experts > MostExperts)
        {
            throw Fail("expert_count", $"is {experts}, and at most {MostExperts}");
        }

        if (!isCorrected && (used > experts || (experts > 0 && used < 1)))
        {
            throw Fail("expert_used_count", $"is {used}, of {experts} experts");
        }

        bool fits = groups == 0 || (experts > 0 && groups < experts);
        if (!fits || (groups > 1 && (experts % groups != 0 || groupsUsed < 1 || groupsUsed >= groups)))
        {
            throw Fail("expert_group_count", $"is {groups}, of which {groupsUsed} are used, for {experts} experts");
        }
    }

    private void CheckAttention(long dimensions)
    {
        if (Single("attention.head_count") is not { } heads)
        {
            return;
        }

        long keyHeads = Single("attention.head_count_kv") ?? (_keys.Find(Key("attention.head_count_kv")) is null ? heads : 0);
        if (keyHeads > 0 && heads % keyHeads != 0)
        {
            throw Fail("attention.head_count_kv", $"is {keyHeads}, which does not divide the {heads} heads");
        }

        // Models without attention have none.
        if (heads == 0)
        {
            return;
        }

        long keyLength = Optional("attention.key_length") ?? dimensions / heads;
        long turned = Optional("rope.dimension_count") ?? keyLength;
        long valueLength = Optional("attention.value_length") ?? dimensions / heads;
        if (keyLength < 1 || valueLength < 1)
        {
            throw Fail("attention.head_count", $"is {heads}, for {dimensions} dimensions");
        }

        if (turned > keyLength || turned % 2 != 0)
        {
            throw Fail("rope.dimension_count", $"is {turned}, for heads of {keyLength} numbers");
        }

        if (_architecture == "llama" && keyLength != valueLength)
        {
            throw Fail("attention.value_length", $"is {valueLength}, and the keys have {keyLength}");
        }
    }

    private void CheckNumbers()
    {
        foreach (string name in (ReadOnlySpan<string>)["attention.layer_norm_rms_epsilon", "attention.layer_norm_epsilon"])
        {
            if (_keys.Find(Key(name)) is { Type: GgufValueType.Float32, Number: not (>= 0 and < double.PositiveInfinity) and var number })
            {
                throw Fail(name, FormattableString.Invariant($"is {number}, and has to be 0 or more"));
            }
        }

        if (_keys.Find(Key("rope.scaling.type")) is { Type: GgufValueType.String } scaling &&
            scaling.Text is not ("none" or "linear" or "yarn" or "longrope"))
        {
            throw Fail("rope.scaling.type", $"is {scaling.Text}, which llama.cpp does not know");
        }
    }

    private long Required(string name, long least, long most)
    {
        GgufValue value = _keys.Find(Key(name)) ?? throw _reader.Fail($"the key {Key(name)} is missing", Again);
        return value.Type == GgufValueType.UInt32 && value.Integer >= least && value.Integer <= most ? value.Integer
            : throw Fail(name, value.Type == GgufValueType.UInt32 ? $"is {value.Integer}, and has to be from {least} to {most}" : "is no whole number of 32 bits");
    }

    private long? Optional(string name) => _keys.Find(Key(name)) switch
    {
        null => null,
        { Type: GgufValueType.UInt32 } value => value.Integer,
        _ => throw Fail(name, "is no whole number of 32 bits"),
    };

    /// <summary>A number that may also be a list with one for each layer, which llama.cpp checks; null for those.</summary>
    private long? Single(string name) => _keys.Find(Key(name)) is { Type: GgufValueType.Array } ? null : Optional(name);

    private long? Largest(string name) => _keys.Find(Key(name)) is { Type: GgufValueType.Array } list
        ? list.Integers.DefaultIfEmpty().Max()
        : Optional(name);

    private string Key(string name) => $"{_architecture}.{name}";

    private LlamaModelLoadException Fail(string name, string problem) =>
        _reader.Fail($"{Key(name)} {problem}", Again, _keys.Find(Key(name))?.Offset);
}
