namespace GenFlow.LlamaCpp.Native;

/// <summary><c>llama_sampler_chain_params</c>.</summary>
internal struct ChainParams
{
    public byte NoPerformance;
}
