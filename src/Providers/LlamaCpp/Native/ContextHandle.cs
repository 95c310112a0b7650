namespace GenFlow.LlamaCpp.Native;

/// <summary>A context of a model.</summary>
internal sealed class ContextHandle(ModelHandle model, nint context) : ModelPartHandle(model, context)
{
    protected override void Free() => LlamaApi.FreeContext(handle);
}
