namespace GenFlow.LlamaCpp.Native;

/// <summary><c>llama_batch</c>.</summary>
internal unsafe struct BatchParam
{
    public int Count;
    public int* Tokens;
    public float* Embeddings;
    public int* Positions;
    public int* SequenceCounts;
    public int** Sequences;
    public sbyte* Outputs;
}
