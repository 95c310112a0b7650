using BenchmarkDotNet.Running;
using GenFlow.Benchmarks.Quick;

if (args is ["--quick", ..])
{
    return await QuickRun.RunAsync(args is [_, var name] ? name : null);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
