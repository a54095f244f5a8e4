using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("ResourceHub.Storage.Tests.Common.SharedStoresFramework", "ResourceHub.Storage.Tests")]

namespace ResourceHub.Storage.Tests.Common;

/// <summary>
/// Runs the tests as xunit does, and drops the databases that they shared while the run still counts as going on: whoever started a test process
/// gives it a tenth of a second after that.
/// </summary>
public sealed class SharedStoresFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) => new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages) : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override async void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    sealed class Runner(ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink messages, IMessageSink executionMessages, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, messages, executionMessages, options)
    {
        protected override Task BeforeTestAssemblyFinishedAsync()
        {
            // what goes wrong here is the aggregator's to report
            Aggregator.Run(SqlServerTestStore.DropAll);
            return base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
