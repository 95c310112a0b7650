namespace GenFlow.Engine;

/// <summary>Something rare to do on a pool thread. It does not throw.</summary>
internal sealed class PoolWork(Action execute) : IThreadPoolWorkItem
{
    void IThreadPoolWorkItem.Execute() => execute();
}
