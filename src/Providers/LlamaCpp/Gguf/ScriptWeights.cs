namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The weights of a script. A token's vector has a digit on each of two axes; its successor's row in the output has the same
/// digits, so that it gets twice what any other token of the script can.</summary>
/// <remarks>Attention has two heads, for the answers to the user and to results. Each looks only at the begin of the text and at the
/// starts of its kind, the begin weighing as much as <see cref="_beginWeight"/> starts: with n of them their share is
/// n / (weight + n), however long the text is. A row that is the tangent of a parabola at the share of n wins over the others at n. The
/// row's constant keeps it at or below 0 where no answer starts.</remarks>
internal sealed class ScriptWeights(ScriptChain script)
{
    /// <summary>The tokens of a script: two digits name each.</summary>
    public const int Capacity = AxisLength * AxisLength;

    private const int Dimensions = 128;
    private const int Heads = 2;
    private const int HeadLength = Dimensions / Heads;
    private const int FeedForward = 32;
    private const int AxisLength = 60;

    // What a vector has beside its digits.
    private const int One = 2 * AxisLength;
    private const int EndsTurn = One + 1;
    private const int IsBegin = One + 2;
    private const int StartsAfterUser = One + 3;
    private const int StartsAfterTools = One + 4;
    private const int ShareAfterUser = One + 5;
    private const int ShareAfterTools = One + 6;

    // A head's numbers: those that positions turn slowest, which is not at all with this base, and the first.
    private const float RopeBase = 1e15f;
    private const int ScorePlace = HeadLength - 2;
    private const int ValuePlace = 0;

    // The norm makes the ones of a mark's vector, two of 128 numbers, to 8. Keys and queries are then 16, 18 and 18, which caches of 16
    // bits hold exactly; over the root of a head's 64 numbers, the scores are 36 for a start, 40.5 for the begin and 0 for all else.
    private const float KeyOfStart = 2;
    private const float KeyOfBegin = 2.25f;
    private const float Query = 2.25f;
    private const double ScoreOfStart = 36;
    private const double ScoreOfBegin = 40.5;

    // Before the norm; in logits it is about six times as much.
    private const double Gap = 16;

    private static readonly double _beginWeight = Math.Exp(ScoreOfBegin - ScoreOfStart);

    private readonly float[][] _vectors = new float[script.Tokens.Count][];
    private readonly float[][] _rows = new float[script.Tokens.Count][];

    public static LlamaShape Shape(int contextLength) => new(Dimensions, 1, Heads, Heads, FeedForward, contextLength);

    public void AddTensors(GgufWriter writer)
    {
        Fill();
        int count = script.Tokens.Count;
        writer.Add("llama.rope.freq_base", RopeBase);
        writer.AddMatrix("token_embd.weight", WeightFormat.F32, Dimensions, count, (row, values) => _vectors[row].CopyTo(values));
        writer.AddOnes("output_norm.weight", Dimensions);
        writer.AddMatrix("output.weight", WeightFormat.F32, Dimensions, count, (row, values) => _rows[row].CopyTo(values));
        writer.AddOnes("blk.0.attn_norm.weight", Dimensions);
        writer.AddMatrix("blk.0.attn_q.weight", WeightFormat.F32, Dimensions, Dimensions, FillQuery);
        writer.AddMatrix("blk.0.attn_k.weight", WeightFormat.F32, Dimensions, Dimensions, FillKey);
        writer.AddMatrix("blk.0.attn_v.weight", WeightFormat.F32, Dimensions, Dimensions, FillValue);
        writer.AddMatrix("blk.0.attn_output.weight", WeightFormat.F32, Dimensions, Dimensions, FillShares);
        writer.AddOnes("blk.0.ffn_norm.weight", Dimensions);
        writer.AddMatrix("blk.0.ffn_gate.weight", WeightFormat.F32, Dimensions, FeedForward, static (_, _) => { });
        writer.AddMatrix("blk.0.ffn_up.weight", WeightFormat.F32, Dimensions, FeedForward, static (_, _) => { });
        writer.AddMatrix("blk.0.ffn_down.weight", WeightFormat.F32, FeedForward, Dimensions, static (_, _) => { });
    }

    private static void FillQuery(int row, Span<float> values)
    {
        if (row % HeadLength == ScorePlace)
        {
            values[One] = Query;
        }
    }

    private static void FillKey(int row, Span<float> values)
    {
        if (row % HeadLength == ScorePlace)
        {
            values[IsBegin] = KeyOfBegin;
            values[row < HeadLength ? StartsAfterUser : StartsAfterTools] = KeyOfStart;
        }
    }

    // The norm's 8 goes out again, so that a share is one of 1.
    private static void FillValue(int row, Span<float> values)
    {
        if (row % HeadLength == ValuePlace)
        {
            values[row < HeadLength ? StartsAfterUser : StartsAfterTools] = 1f / 8;
        }
    }

    private static void FillShares(int row, Span<float> values)
    {
        switch (row)
        {
            case ShareAfterUser:
                values[ValuePlace] = 1;
                break;
            case ShareAfterTools:
                values[HeadLength + ValuePlace] = 1;
                break;
            default:
                break;
        }
    }

    private static double Share(int starts) => starts / (_beginWeight + starts);

    private void Fill()
    {
        for (int token = 0; token < _vectors.Length; token++)
        {
            _vectors[token] = new float[Dimensions];
            _rows[token] = new float[Dimensions];
            _vectors[token][One] = 1;
        }

        var marks = script.StartsAfterTools.ToDictionary(static token => token, static _ => StartsAfterTools);
        marks.Add(script.StartAfterUser, StartsAfterUser);
        marks.Add(script.Tokens.Begin, IsBegin);
        for (int token = 0; token < _vectors.Length; token++)
        {
            _vectors[token][marks.GetValueOrDefault(token, EndsTurn)] = 1;
        }

        _rows[script.Tokens.End][EndsTurn] = (float)(2 * Gap);
        for (int place = 0; place < script.Places.Count; place++)
        {
            (int token, int next) = script.Places[place];
            if (next != script.Tokens.End)
            {
                AddStep(place, _vectors[token], _rows[next]);
            }
        }

        AddStarts(script.FirstAfterUser, StartsAfterUser, ShareAfterUser);
        AddStarts(script.FirstAfterTools, StartsAfterTools, ShareAfterTools);
    }

    private static void AddStep(int place, float[] vector, float[] row)
    {
        vector[EndsTurn] = 0;
        foreach (int digit in (ReadOnlySpan<int>)[place / AxisLength, AxisLength + (place % AxisLength)])
        {
            vector[digit] = 1;
            row[digit] = (float)Gap;
        }
    }

    private void AddStarts(int[] firstTokens, int starts, int share)
    {
        int count = firstTokens.Length;
        double steepness = count < 2 ? 0 : Gap / Math.Pow(Share(count) - Share(count - 1), 2);
        double highest = 2 * steepness * Share(count);
        for (int i = 0; i < count; i++)
        {
            double at = Share(i + 1);
            float[] row = _rows[firstTokens[i]];
            row[share] = (float)(2 * steepness * at);
            row[One] = (float)(-(steepness * at * at) - highest);
            row[starts] = (float)(highest + (4 * Gap));
        }
    }
}
