using BenchmarkDotNet.Running;
using GenFlow.Benchmarks.Generators;
using GenFlow.Benchmarks.Quick;

if (args is ["--quick", ..])
{
    return await QuickRun.RunAsync(args is [_, var name] ? name : null);
}

if (args is ["--members", ..])
{
    await MemberTable.PrintAsync(args is [_, var name] ? name : null);
    return 0;
}

if (args is ["--generators"])
{
    return GeneratorTable.Print() ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
