namespace GenFlow.LlamaCpp.Native;

/// <summary><c>llama_token_data_array</c>.</summary>
internal unsafe struct TokenDataArray
{
    public TokenData* Data;
    public nuint Size;
    public long Selected;
    public byte Sorted;
}
