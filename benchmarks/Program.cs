using BenchmarkDotNet.Running;
using GenFlow.Benchmarks.Generators;
using GenFlow.Benchmarks.Local;
using GenFlow.Benchmarks.Quick;
using GenFlow.Benchmarks.Wires;

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
    bool good = GeneratorTable.Print();
    await AnalyzerTable.PrintAsync();
    return good ? 0 : 1;
}

if (args is ["--analyzers"])
{
    await AnalyzerTable.PrintAsync();
    return 0;
}

if (args is ["--local"])
{
    return await LocalTable.PrintAsync() ? 0 : 1;
}

if (args is [ColdStart.Argument, var model])
{
    return await ColdStart.RunAsync(model);
}

if (args is ["--streams"])
{
    await StreamTable.PrintAsync();
    return 0;
}

if (args is [StreamServer.Argument])
{
    return await StreamServer.ServeAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
