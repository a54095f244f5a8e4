using BenchmarkDotNet.Running;

// usage: dotnet run -c Release --project tests/ResourceHub.GraphQL.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
