namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The formats of tensors: how many numbers a block has, and how many bytes.</summary>
/// <param name="BlockSize">The numbers of a block.</param>
/// <param name="BlockBytes">Its bytes.</param>
/// <param name="IsForWeights">Whether llama.cpp multiplies by it; other formats hold tables, or are for its own use.</param>
internal readonly record struct GgufTensorType(int BlockSize, int BlockBytes, bool IsForWeights = true)
{
    public const uint F32 = 0;

    private static readonly Dictionary<uint, GgufTensorType> _known = new()
    {
        [F32] = new(1, 4),
        [1] = new(1, 2), // f16
        [2] = new(32, 18), // q4_0
        [3] = new(32, 20), // q4_1
        [6] = new(32, 22), // q5_0
        [7] = new(32, 24), // q5_1
        [8] = new(32, 34), // q8_0
        [9] = new(32, 36, IsForWeights: false), // q8_1
        [10] = new(256, 84), // q2_K
        [11] = new(256, 110), // q3_K
        [12] = new(256, 144), // q4_K
        [13] = new(256, 176), // q5_K
        [14] = new(256, 210), // q6_K
        [15] = new(256, 292, IsForWeights: false), // q8_K
        [16] = new(256, 66), // iq2_xxs
        [17] = new(256, 74), // iq2_xs
        [18] = new(256, 98), // iq3_xxs
        [19] = new(256, 50), // iq1_s
        [20] = new(32, 18), // iq4_nl
        [21] = new(256, 110), // iq3_s
        [22] = new(256, 82), // iq2_s
        [23] = new(256, 136), // iq4_xs
        [24] = new(1, 1, IsForWeights: false), // i8
        [25] = new(1, 2, IsForWeights: false), // i16
        [26] = new(1, 4, IsForWeights: false), // i32
        [27] = new(1, 8, IsForWeights: false), // i64
        [28] = new(1, 8, IsForWeights: false), // f64
        [29] = new(256, 56), // iq1_m
        [30] = new(1, 2), // bf16
        [34] = new(256, 54), // tq1_0
        [35] = new(256, 66), // tq2_0
        [39] = new(32, 17), // mxfp4
        [40] = new(64, 36), // nvfp4
        [41] = new(128, 18), // q1_0
        [42] = new(64, 18), // q2_0
    };

    public static GgufTensorType? Find(uint type) => _known.TryGetValue(type, out GgufTensorType found) ? found : null;
}
