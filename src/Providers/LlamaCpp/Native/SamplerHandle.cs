namespace GenFlow.LlamaCpp.Native;

/// <summary>A sampler, or a chain of them, which owns its parts. A grammar reads the model's vocabulary.</summary>
internal sealed class SamplerHandle(ModelHandle model, nint sampler) : ModelPartHandle(model, sampler)
{
    protected override void Free() => LlamaApi.FreeSampler(handle);
}
