using BenchmarkDotNet.Running;
using ResourceHub.GraphQL.Benchmarks;

// usage: dotnet run -c Release --project tests/ResourceHub.GraphQL.Benchmarks -- --filter '*'
// or: … -- ratios, for how the time of field merging grows
if (args is ["ratios"])
{
    MergeRatios.Write(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
