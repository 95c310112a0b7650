namespace GenFlow.LlamaCpp.Native;

/// <summary><c>llama_token_data</c>.</summary>
internal struct TokenData
{
    public int Token;
    public float Logit;
    public float Probability;
}
