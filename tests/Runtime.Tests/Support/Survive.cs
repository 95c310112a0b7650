using System.Runtime.CompilerServices;
namespace GenFlow.Tests.Support;
internal static class Survive
{
    [ModuleInitializer]
    internal static void Install()
    {
        if (Environment.GetEnvironmentVariable("SURVIVE") == "1")
            System.Runtime.ExceptionServices.ExceptionHandling.SetUnhandledExceptionHandler(e => { File.AppendAllText("/tmp/survived.log", e + "\n"); return true; });
    }
}
